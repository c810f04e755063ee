import { type ConfigNode } from '../config/node'
import { TagContent } from './Content'

/** Questions on the whole task, one row where they fit, more where they do not. */
export function QuestionBar({ questions }: { readonly questions: readonly ConfigNode[] }) {
  if (questions.length === 0) return null
  return (
    <div className="dk-choice-bar" role="region" aria-label="Questions on the whole task">
      {questions.map((node) => (
        <TagContent key={node.place} node={node} />
      ))}
    </div>
  )
}
