import { useState } from 'react'
import { tags as api } from '../../../api/api'
import { type Member, type MemberTag } from '../../../api/types'
import { nameOf } from '../../../people/names'
import { useSignedIn } from '../../../session/session'
import { cx } from '../../../ui/cx'
import { Check } from '../../../ui/Field'
import list from '../../../ui/list.module.css'
import { ProblemNotice, Skeleton } from '../../../ui/Places'
import { counted } from '../../../ui/times'
import { toasts } from '../../../ui/toastStore'
import css from '../bulk/Bulk.module.css'
import { isClean } from '../bulk/series'
import { SeriesDialog } from '../bulk/SeriesDialog'
import { useSeries } from '../bulk/useSeries'
import { inWords, useChosen, type Whom } from '../bulk/whom'
import { NewTag } from './NewTag'
import { isOn, planTags, pressed, shareOf, type Assignment, type Decision } from './plan'
import { useTags, useTagsRefresh } from './useTags'

interface DialogProps {
  onDone(): void
  onClose(): void
}

/** The tags of one person. */
export function TagsOfOne({ member, onClose }: { readonly member: Member; onClose(): void }) {
  return <TagsDialog title={`Tags of ${nameOf(member.user)}`} members={[member]} onDone={onClose} onClose={onClose} />
}

/** The tags of those who are selected. */
export function TagsOfMany({ whom, onDone, onClose }: DialogProps & { readonly whom: Whom }) {
  const members = useChosen(whom)
  return <TagsDialog title={`Tags of ${inWords(whom)}`} members={members.data} problem={members.error} onDone={onDone} onClose={onClose} />
}

interface TagsDialogProps extends DialogProps {
  readonly title: string
  readonly members: readonly Member[] | undefined
  readonly problem?: unknown
}

const UNDECIDED: Decision = { given: new Set(), taken: new Set() }

function TagsDialog({ title, members, problem = null, onDone, onClose }: TagsDialogProps) {
  const tags = useTags()
  const [decision, setDecision] = useState(UNDECIDED)
  const { series, assign } = useAssigning(onDone)
  const plan = members === undefined ? [] : planTags(members, decision)
  const size = plan.reduce((sum, assignment) => sum + peopleIn(assignment), 0)
  return (
    <SeriesDialog
      title={title}
      act={size > 1 ? `Change tags of ${counted(size, 'person', 'people')}` : 'Change tags'}
      reason={plan.length === 0 ? 'Nothing has changed' : undefined}
      isHeld={plan.length > 0}
      state={series.state}
      nameOf={(assignment) => counted(peopleIn(assignment), 'person', 'people')}
      onSubmit={() => void assign(plan, size)}
      onStop={series.stop}
      onClose={series.state === undefined ? onClose : onDone}
    >
      <NewTag onMade={({ id }) => setDecision((before) => pressed(before, id, 'none'))} />
      {problem !== null && <ProblemNotice title="Their tags could not be read" problem={problem} />}
      {tags.isError && <ProblemNotice title="The tags could not be read" problem={tags.error} onRetry={() => void tags.refetch()} />}
      {(tags.isPending || (members === undefined && problem === null)) && <Skeleton rows={3} label="Loading tags" />}
      {tags.data !== undefined && members !== undefined && (
        <Boxes tags={tags.data} members={members} decision={decision} onDecide={setDecision} />
      )}
    </SeriesDialog>
  )
}

const peopleIn = (assignment: Assignment): number => (assignment.all ? 0 : assignment.included.length)

interface BoxesProps {
  readonly tags: readonly MemberTag[]
  readonly members: readonly Member[]
  readonly decision: Decision
  onDecide(decision: Decision): void
}

/** A box with a bar stands for a tag that only some of them have. */
function Boxes({ tags, members, decision, onDecide }: BoxesProps) {
  if (tags.length === 0) return <p className={css['note']}>No tags yet. Create one, and they get it.</p>
  return (
    <ul className={list['list']} aria-label="Tags">
      {tags.map(({ id, label }) => {
        const share = shareOf(members, id)
        const isMixed = share === 'some' && !decision.given.has(id) && !decision.taken.has(id)
        return (
          <li key={id}>
            <label className={cx(list['choice'], css['line'])}>
              <Check checked={isOn(decision, id, share)} isMixed={isMixed} onChange={() => onDecide(pressed(decision, id, share))} />
              <span className="grow cut" dir="auto">
                {label}
              </span>
              {isMixed && <span className="small soft">some</span>}
            </label>
          </li>
        )
      })}
    </ul>
  )
}

function useAssigning(onDone: () => void) {
  const { organization } = useSignedIn()
  const refresh = useTagsRefresh()
  const series = useSeries<Assignment>()
  const assign = async (plan: readonly Assignment[], size: number) => {
    const end = await series.run(plan, (assignment) => api.assign(organization.id, assignment))
    await refresh()
    if (!isClean(end)) return
    toasts.say(`Changed the tags of ${counted(size, 'person', 'people')}`)
    onDone()
  }
  return { series, assign }
}
