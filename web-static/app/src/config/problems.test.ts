import { describe, expect, it } from 'vitest'
import { fromServer, lineOf, merged, told } from './problems'

const XML = `<View>
  <Image name="img" value="$image"/>
  <Choices name="load" toName="pic">
    <Choice value="Empty"/>
  </Choices>
</View>`

describe('given a config with a problem', () => {
  it.each([
    ['toName="pic" not found in names: [img]', undefined, 3],
    ['Opening and ending tag mismatch, line 4', undefined, 4],
    ['Choices needs a name', 'choices', 3],
    ['Something else', undefined, undefined],
  ])('when it says %s, then its line is found', (message, tag, line) => expect(lineOf(XML, message, tag)).toBe(line))

  it('when a tag is not drawn, then it is a warning', () =>
    expect(told(XML, { code: 'ERR_UNKNOWN_TAG', message: 'Rating is not drawn', tag: 'Rating' }).isWarning).toBe(true))

  it('when two say the same, then it is told once and errors come first', () => {
    const warning = told(XML, { code: 'ERR_UNKNOWN_TAG', message: 'a' })
    const error = fromServer(XML, 'b')
    expect(merged([warning], [error, warning]).map(({ message }) => message)).toEqual(['b', 'a'])
  })
})
