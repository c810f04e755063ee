import { type ResultItem } from '../document/wire'
import { type AnyKind } from './kind'
import { polygon } from './polygon'
import { rectangle } from './rectangle'
import { span } from './span'

/** Every kind of region there is. A new kind is its folder and one line here. */
export const kinds: readonly AnyKind[] = [rectangle, polygon, span] as unknown as readonly AnyKind[]

export const kindNamed = (name: string | undefined): AnyKind | undefined => kinds.find((kind) => kind.name === name)

/** The kind and geometry in a result, if a kind reads it. `objectTag` is the tag its to_name names. */
export function geometryIn(
  item: ResultItem,
  objectTag: string | undefined,
): { readonly kind: string; readonly geometry: unknown } | undefined {
  for (const kind of kinds) {
    if (!kind.resultTypes.includes(item.type.toLowerCase()) || objectTag === undefined || !kind.objects.includes(objectTag)) continue
    const geometry = kind.read(item.value)
    if (geometry !== undefined) return { kind: kind.name, geometry }
  }
  return undefined
}
