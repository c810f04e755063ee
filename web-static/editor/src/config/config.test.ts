import { describe, expect, it } from 'vitest'
import { factsOf } from '../tags/registry'
import { readConfig } from './config'
import { checkConfig } from './check'
import { hotkeyName } from './hotkeys'

const read = (xml: string, data = {}) => readConfig(xml, data, factsOf)
const codes = (xml: string, data = {}) => checkConfig(xml, data).map((problem) => problem.code)

describe('given configs with faults', () => {
  it.each([
    ['<View><Oops', ['ERR_XML']],
    ['', ['ERR_XML']],
    ['<!DOCTYPE x [<!ENTITY a "b">]><View/>', ['ERR_XML']],
    ['<View><Video name="v" value="$v"/></View>', ['ERR_UNKNOWN_TAG']],
    ['<View><Text value="$t"/></View>', ['ERR_REQUIRED']],
    ['<View><Text name="a" value="x"/><Text name="a" value="y"/></View>', ['ERR_DUPLICATE_NAME']],
    ['<View><Text name="a" value="x"/><Labels name="l" toName="b"><Label value="L"/></Labels></View>', ['ERR_TAG_NOT_FOUND']],
    ['<View><Text name="a" value="x"/><Labels name="l" toName="a"/></View>', ['ERR_NO_CHILDREN']],
    ['<View><Text name="a" value="$gone"/></View>', ['MISSING_FIELD']],
    ['<View></View>', []],
  ])('%s is told as %j', (xml, expected) => {
    expect(codes(xml)).toEqual(expected)
  })

  it('when tags nest deeper than 64, then it is refused', () => {
    expect(codes('<View>'.repeat(70) + '</View>'.repeat(70))).toEqual(['ERR_XML'])
  })
})

describe('given a config in lower case', () => {
  it('then it reads like the canonical one', () => {
    const { controls, objects } = read(
      '<view><text name="t" value="$x"/><labels name="l" toname="t"><label value="A" Alias="a"/></labels></view>',
      { x: 'hi' },
    )
    expect([...objects.keys()]).toEqual(['t'])
    expect(controls.get('l')?.options).toMatchObject([{ value: 'a', caption: 'A', hue: 1 }])
  })
})

describe('given labels', () => {
  it('then those without a colour take the palette in order, over all sets', () => {
    const { controls } = read(
      '<View><Text name="t" value="x"/><Labels name="l" toName="t"><Label value="A"/><Label value="B" background="red"/><Label value="C"/></Labels><Labels name="m" toName="t"><Label value="D"/></Labels></View>',
    )
    expect([...controls.values()].flatMap(({ options }) => options.map(({ hue }) => hue))).toEqual([1, 0, 2, 3])
  })

  it('then the task may bring more of them, after the written ones', () => {
    const { controls } = read(
      '<View><Text name="t" value="x"/><Labels name="l" toName="t" value="$names"><Label value="A"/></Labels></View>',
      {
        names: ['A', 'B', { value: 'Cat', alias: 'c', background: '#ff0000' }],
      },
    )
    expect(controls.get('l')?.options.map(({ value }) => value)).toEqual(['A', 'B', 'c'])
  })
})

describe('given hotkeys', () => {
  const labels = '<Labels name="l" toName="t"><Label value="A" hotkey="2"/><Label value="B"/><Label value="C"/></Labels>'

  it('then explicit ones come first and the rest are dealt in order', () => {
    const { hotkeys } = read(`<View><Text name="t" value="x"/>${labels}</View>`)
    expect(['A', 'B', 'C'].map((value) => hotkeys.get(hotkeyName('l', value)))).toEqual(['2', '1', '3'])
  })

  it('when tools draw on an image, then no label takes a key of theirs', () => {
    const many = Array.from({ length: 24 }, (_, index) => `<Label value="L${index}"/>`).join('')
    const { hotkeys } = read(`<View><Image name="i" value="x"/><RectangleLabels name="l" toName="i">${many}</RectangleLabels></View>`)
    expect([...hotkeys.values()].filter((key) => 'vhrpbek'.includes(key))).toEqual([])
  })
})

describe('given values', () => {
  it('then whole references keep their type and mixed text is filled in', async () => {
    const { resolve, resolveText } = await import('./values')
    const data = { a: { b: [{ url: 'u' }] }, n: 3, t: 'T' }
    expect(resolve('$a.b[0].url', data)).toBe('u')
    expect(resolve('$n', data)).toBe(3)
    expect(resolveText('Title: $t, page $n, $gone.', data)).toBe('Title: T, page 3, .')
    expect(resolve('$text', { $undefined$: 'plain' })).toBe('plain')
  })
})
