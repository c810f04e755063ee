import { type ReactNode } from 'react'
import { type TagFacts } from '../config/config'
import { type ConfigNode } from '../config/node'

export interface TagProps {
  readonly node: ConfigNode
  /** The way to draw the tags inside. */
  readonly children?: ReactNode
}

/** One tag of the config language. A new tag is its folder and one line in the registry. */
export interface TagDefinition extends TagFacts {
  readonly tag: string
  /** Where the frame puts it: labels above, tools at the side, data on the stage, questions below; the rest in the flow. */
  readonly place: 'label-bar' | 'rail' | 'stage' | 'questions' | 'flow' | 'nowhere'
  readonly View?: (props: TagProps) => ReactNode
}
