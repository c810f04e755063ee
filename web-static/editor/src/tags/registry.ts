import { type TagFacts } from '../config/config'
import { choices } from './choices'
import { header } from './header'
import { image } from './image'
import { labels } from './labels'
import { polygonTag, polygonLabels } from './polygonlabels'
import { rectangleTag, rectangleLabels } from './rectanglelabels'
import { style } from './style'
import { type TagDefinition } from './tag'
import { text } from './text'
import { textArea } from './textarea'
import { view } from './view'

const sub = (tag: string): TagDefinition => ({ tag, role: 'sub', place: 'nowhere' })

/** Every tag this editor draws; subtags are drawn by their parents. */
const TAGS: readonly TagDefinition[] = [
  view,
  header,
  style,
  text,
  image,
  labels,
  rectangleTag,
  rectangleLabels,
  polygonTag,
  polygonLabels,
  choices,
  textArea,
  ...['label', 'choice', 'shortcut', 'relations', 'relation'].map(sub),
]

const byName = new Map(TAGS.map((definition) => [definition.tag, definition]))

export const tagNamed = (tag: string): TagDefinition | undefined => byName.get(tag)

export const factsOf = (tag: string): TagFacts | undefined => byName.get(tag)
