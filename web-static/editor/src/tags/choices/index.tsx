import { hotkeyName } from '../../config/hotkeys'
import { flatten, type Option } from '../../config/options'
import { text } from '../../config/node'
import { printed } from '../../keys/registry'
import { Question } from '../Question'
import { type TagDefinition, type TagProps } from '../tag'
import { useControl, type ControlState } from '../useControl'
import { choose, chosenPaths, isMultiple, isNested, stateOf } from './choose'

function Choices({ node }: TagProps) {
  const state = useControl(node, 'choices')
  if (state === undefined) return null
  const layout = text(node, 'layout') ?? (node.attributes['showinline'] === 'true' ? 'inline' : 'vertical')
  if (layout === 'select') return <Select state={state} />
  return (
    <Question state={state} layout={isNested(state.control) ? 'column' : 'row'}>
      <div className={`dk-choices dk-choices-${layout}`}>
        {state.control.options.map((option) => (
          <Choice key={option.value} state={state} option={option} />
        ))}
      </div>
    </Question>
  )
}

function Choice({ state, option }: { readonly state: ControlState; readonly option: Option }) {
  const { store, control, region } = state
  const chosen = stateOf(control, option, chosenPaths(state.content))
  const isRadio = !isMultiple(control) && option.children.length === 0
  const key = store.config.hotkeys.get(hotkeyName(control.name, option.value))
  const press = () => choose(store, control, option, region)
  return (
    <>
      <label className={`dk-choice${chosen === 'on' ? ' dk-on' : ''}`} title={option.hint}>
        <input
          type={isRadio ? 'radio' : 'checkbox'}
          className={isRadio ? 'dk-radio' : 'dk-check'}
          name={`${control.name}-${region?.key ?? ''}`}
          checked={chosen === 'on'}
          disabled={state.disabled || option.readonly}
          aria-invalid={state.problem !== undefined}
          onChange={press}
          // A radio does not change when pressed again; a single choice may be taken back.
          onClick={() => isRadio && chosen === 'on' && control.node.attributes['choice'] !== 'single-radio' && press()}
          ref={(input) => {
            if (input !== null) input.indeterminate = chosen === 'mixed'
          }}
        />
        <span dir="auto">{option.caption}</span>
        {key !== undefined && store.settings.showHotkeysOnLabels && <kbd className="dk-kbd">{printed(key)}</kbd>}
      </label>
      {option.children.length > 0 && (
        <div className="dk-choices-nested">
          {option.children.map((child) => (
            <Choice key={child.value} state={state} option={child} />
          ))}
        </div>
      )}
    </>
  )
}

/** Many options in little room; several answers are listed beside the box, each with its way out. */
function Select({ state }: { readonly state: ControlState }) {
  const { store, control, region } = state
  const chosen = chosenPaths(state.content)
  const options = flatten(control.options)
  const taken = options.filter((option) => option.children.length === 0 && stateOf(control, option, chosen) === 'on')
  const many = isMultiple(control)
  const press = (value: string) => {
    const option = options.find((entry) => entry.path.join('\u0000') === value)
    if (option !== undefined) choose(store, control, option, region)
    else if (taken[0] !== undefined) choose(store, control, taken[0], region)
  }
  return (
    <Question state={state} layout="row">
      <span className="dk-select-set">
        {many &&
          taken.map((option) => (
            <button
              type="button"
              className="dk-chip"
              key={option.value}
              onClick={() => choose(store, control, option, region)}
              aria-label={`Remove ${option.caption}`}
            >
              {option.caption} ×
            </button>
          ))}
        <select
          className="dk-select"
          aria-label={state.caption}
          disabled={state.disabled}
          aria-invalid={state.problem !== undefined}
          value={many ? '' : (taken[0]?.path.join('\u0000') ?? '')}
          onChange={(event) => press(event.target.value)}
        >
          <option value="">{many ? 'Add…' : 'Choose…'}</option>
          {options
            .filter((option) => option.children.length === 0)
            .map((option) => (
              <option key={option.path.join('\u0000')} value={option.path.join('\u0000')}>
                {option.path.length > 1 ? option.path.join(' / ') : option.caption}
              </option>
            ))}
        </select>
      </span>
    </Question>
  )
}

export const choices: TagDefinition = { tag: 'choices', role: 'control', place: 'questions', options: 'choice', View: Choices }
