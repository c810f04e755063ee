import { describe, expect, it } from 'vitest'
import { faultOf } from './wellFormed'

describe('given the text of a config', () => {
  it.each([
    '<View/>',
    '<?xml version="1.0"?>\n<View><!-- <b> --><Text name="t" value="$a"/></View>',
    `<View title='a > b'>\n  <Style><![CDATA[ a < b ]]></Style>\n</View>\n`,
    '<View><Choice value="&lt;b&gt;"/></View>',
  ])('when it is well-formed, as %j, then there is no fault', (xml) => expect(faultOf(xml)).toBeUndefined())

  it.each([
    ['<View>\n<Choices', 2, '<Choices has no > at its end'],
    ['<View>\n<Choices>\n</View>', 3, '</View> stands where </Choices> is due'],
    ['<View>\n<Text>', 2, '<Text> is not closed'],
    ['<View/>\n</View>', 2, '</View> closes what was not opened'],
    ['<View/>\n<Text/>', 2, '<Text> stands outside of the outer tag'],
    ['<View>\n<Text name=t/></View>', 2, '<Text> has an attribute that is not written name="value"'],
    ['<View>a < b</View>', 1, 'A < that begins no tag is written &lt;'],
    ['<View><!-- x</View>', 1, 'This comment is not closed'],
  ])('when it is %j, then line %d is told', (xml, line, message) => expect(faultOf(xml)).toEqual({ line, message }))
})
