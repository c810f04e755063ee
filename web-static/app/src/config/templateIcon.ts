import {
  Activity,
  AudioLines,
  Brush,
  Calendar,
  Captions,
  Circle,
  CircleDot,
  Clapperboard,
  Columns2,
  Hash,
  Highlighter,
  ListChecks,
  ListOrdered,
  ListTree,
  MessagesSquare,
  Pentagon,
  Shapes,
  Spline,
  Square,
  Star,
  TextCursorInput,
} from 'lucide-react'
import { type Template } from '../api/types'
import { iconForKind } from '../screens/projects/KindIcon'
import { type LucideIcon } from '../ui/Icon'

/** What a template is about is the most telling tag in its config; the first of these that it has gives the drawing. */
const BY_TAG: readonly (readonly [RegExp, LucideIcon])[] = [
  [/<VideoRectangle/, Clapperboard],
  [/<TimeSeriesLabels/, Activity],
  [/<(Brush|Bitmask|MagicWand)/, Brush],
  [/<KeyPoint/, CircleDot],
  [/<Ellipse/, Circle],
  [/<Vector/, Spline],
  [/<Polygon/, Pentagon],
  [/<Rectangle(Labels)?[\s\S]*<TextArea/, Captions],
  [/<Rectangle/, Square],
  [/<Relations/, Spline],
  [/<(Paragraphs|Chat)\b/, MessagesSquare],
  [/<Audio\b[\s\S]*<Labels|<Labels[\s\S]*<Audio\b/, AudioLines],
  [/<(HyperTextLabels|ParagraphLabels|Labels)\b/, Highlighter],
  [/<Ranker/, ListOrdered],
  [/<Pairwise/, Columns2],
  [/<Taxonomy/, ListTree],
  [/<Rating/, Star],
  [/<(Choices)\b/, ListChecks],
  [/<TextArea/, TextCursorInput],
  [/<Number/, Hash],
  [/<DateTime/, Calendar],
  [/<ReactCode|<Custom/, Shapes],
]

export function iconForTemplate({ config, image }: Pick<Template, 'config' | 'image'>): LucideIcon {
  return BY_TAG.find(([tag]) => tag.test(config))?.[1] ?? iconForKind(image)
}
