import { type EditorTask, type ResultItem, type WireResult } from '../src'

export interface Sample {
  readonly id: string
  readonly title: string
  readonly config: string
  readonly task: EditorTask
}

const LABELS = ['Ship', 'Crane', 'Container stack', 'Truck', 'Worker', 'Reach stacker', 'Tug', 'Buoy']

/** Boxes in px of the 1200 x 840 harbour. */
const BOXES: readonly (readonly [label: string, x: number, y: number, width: number, height: number])[] = [
  ['Ship', 44, 236, 768, 322],
  ['Crane', 113, 90, 352, 532],
  ['Crane', 540, 101, 328, 511],
  ['Container stack', 897, 490, 294, 153],
  ['Container stack', 27, 588, 176, 75],
  ['Truck', 386, 638, 150, 55],
  ['Truck', 634, 622, 124, 46],
  ['Truck', 668, 698, 198, 74],
  ['Reach stacker', 164, 638, 202, 132],
  ['Worker', 600, 714, 23, 54],
  ['Worker', 640, 722, 24, 56],
  ['Tug', 897, 432, 106, 94],
  ['Buoy', 1090, 434, 36, 55],
]

const boxResult = (id: string, label: string, [x, y, width, height]: readonly [number, number, number, number]): ResultItem => ({
  id,
  from_name: 'box',
  to_name: 'photo',
  type: 'rectanglelabels',
  original_width: 1200,
  original_height: 840,
  image_rotation: 0,
  value: { x: x / 12, y: y / 8.4, width: width / 12, height: height / 8.4, rotation: 0, rectanglelabels: [label] },
  origin: 'manual',
})

const labels = (names: readonly string[]): string => names.map((name) => `<Label value="${name}"/>`).join('')

const IMAGE_CONFIG = `<View>
  <Image name="photo" value="$image" zoomControl="true" brightnessControl="true" contrastControl="true" rotateControl="true"/>
  <RectangleLabels name="box" toName="photo">${labels(LABELS)}</RectangleLabels>
  <Polygon name="outline" toName="photo"/>
  <Header value="Load"/>
  <Choices name="load" toName="photo" perRegion="true" choice="single" whenLabelValue="Truck" layout="inline">
    <Choice value="Empty"/><Choice value="Loaded"/><Choice value="Unsure"/>
  </Choices>
  <Header value="Visibility"/>
  <Choices name="visibility" toName="photo" choice="single-radio" layout="inline" required="true">
    <Choice value="Clear"/><Choice value="Haze"/><Choice value="Rain"/><Choice value="Night"/>
  </Choices>
</View>`

const TEXT = `Incident report 2026-0417

On 14 March 2026 at 05:50, the container vessel Aurelia Bight was moored at Berth 7 in Port Sorrel when the spreader of crane QC-3 failed to release a 40-foot reefer. The unit, loaded with frozen mackerel for Halvard Foods, swung into the aft rail and bent eleven metres of it. No crew member was hurt.

The crane is operated by Northquay Terminals under a service agreement with Tidewater Robotics. Its twist-lock sensor had reported an intermittent fault since 9 March, and the ticket was closed twice without a part being replaced. The duty engineer states that the alarm was read as frost on the housing.

Loading stopped for 3 h 40 min. The Aurelia Bight left Port Sorrel at 13:15 for Skerrivore, where the rail was repaired on 16 March. Damage is put at 48,000 euro; the cargo was inspected by Halvard Foods and released.`

const SPANS: readonly (readonly [label: string, text: string, occurrence?: number])[] = [
  ['Time', '14 March 2026 at 05:50'],
  ['Vessel', 'Aurelia Bight'],
  ['Place', 'Berth 7'],
  ['Place', 'Port Sorrel'],
  ['Equipment', 'crane QC-3'],
  ['Defect', 'failed to release'],
  ['Cargo', 'frozen mackerel'],
  ['Company', 'Halvard Foods'],
  ['Damage', 'bent eleven metres'],
  ['Company', 'Northquay Terminals'],
  ['Company', 'Tidewater Robotics'],
  ['Equipment', 'twist-lock sensor'],
  ['Defect', 'intermittent fault'],
  ['Time', '9 March'],
  ['Vessel', 'Aurelia Bight', 2],
  ['Place', 'Skerrivore'],
]

function spanResult(id: string, [label, text, occurrence = 1]: (typeof SPANS)[number]): ResultItem {
  let start = -1
  for (let seen = 0; seen < occurrence; seen++) start = TEXT.indexOf(text, start + 1)
  return {
    id,
    from_name: 'entity',
    to_name: 'report',
    type: 'labels',
    value: { start, end: start + text.length, text, labels: [label] },
    origin: 'manual',
  }
}

const suggested = (result: ResultItem): ResultItem => ({ ...result, origin: 'prediction', score: 0.71 })

const relation = (from: number, to: number, label: string): WireResult => ({
  type: 'relation',
  from_id: `span${from}`,
  to_id: `span${to}`,
  direction: 'right',
  labels: [label],
})
const RELATIONS = [relation(12, 5, 'caused'), relation(5, 8, 'caused'), relation(9, 4, 'operates')]

/** Many boxes in a grid, for measuring. */
export function manyBoxes(count: number): Sample {
  const columns = Math.ceil(Math.sqrt(count * 1.4))
  const step = 100 / columns
  const result = Array.from({ length: count }, (_, index) => {
    const x = (index % columns) * step
    const y = Math.floor(index / columns) * step * 1.35
    return boxResult(`r${index}`, LABELS[index % LABELS.length] ?? 'Ship', [x * 12, y * 8.4, step * 8, step * 7])
  })
  return {
    id: `boxes-${count}`,
    title: `${count} boxes`,
    config: IMAGE_CONFIG,
    task: { id: count, data: { image: './harbour.svg' }, drafts: [{ id: 1, result }] },
  }
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'image',
    title: 'Quay traffic',
    config: IMAGE_CONFIG,
    task: {
      id: 48217,
      data: { image: './harbour.svg' },
      drafts: [{ id: 1, result: BOXES.map(([label, ...box], index) => boxResult(`box${index}`, label, box)), lead_time: 40 }],
    },
  },
  {
    id: 'ner',
    title: 'Incident reports',
    config: `<View>
  <Relations><Relation value="caused"/><Relation value="operates"/></Relations>
  <Labels name="entity" toName="report">${labels(['Vessel', 'Place', 'Company', 'Time', 'Equipment', 'Defect', 'Damage', 'Cargo'])}</Labels>
  <Text name="report" value="$text" granularity="word"/>
  <Header value="Severity"/>
  <Choices name="severity" toName="report" choice="single-radio" layout="inline" required="true"><Choice value="Minor"/><Choice value="Serious"/><Choice value="Major"/></Choices>
  <Header value="Follow-up"/>
  <Choices name="followup" toName="report" choice="multiple" layout="inline"><Choice value="Maintenance"/><Choice value="Insurance"/></Choices>
</View>`,
    task: {
      id: 1187,
      data: { text: TEXT },
      drafts: [{ id: 2, result: [...SPANS.map((span, index) => spanResult(`span${index}`, span)), ...RELATIONS] }],
    },
  },
  {
    id: 'prelabeled',
    title: 'Quay traffic, from a model',
    config: IMAGE_CONFIG,
    task: {
      id: 48218,
      data: { image: './harbour.svg' },
      drafts: [{ id: 4, result: BOXES.slice(0, 3).map(([label, ...box], index) => suggested(boxResult(`box${index}`, label, box))) }],
    },
  },
  {
    id: 'classification',
    title: 'Feedback',
    config: `<View>
  <Header value="What does the customer say?" size="3"/>
  <Text name="message" value="$text"/>
  <Header value="Sentiment"/>
  <Choices name="sentiment" toName="message" choice="single" required="true"><Choice value="Positive"/><Choice value="Neutral"/><Choice value="Negative" alias="neg"/></Choices>
  <View visibleWhen="choice-selected" whenTagName="sentiment" whenChoiceValue="neg">
    <Header value="What went wrong?"/>
    <TextArea name="reason" toName="message" rows="2" editable="true" maxSubmissions="3" required="true" requiredMessage="Say in a few words what went wrong"/>
  </View>
</View>`,
    task: {
      id: 5,
      data: { text: 'The delivery came two days late, but the driver called ahead and was very kind. 🙂\nI would order again.' },
    },
  },
  {
    id: 'page',
    title: 'Form with several parts',
    config: `<View>
  <Style>.pair { grid-template-columns: 1fr 1fr }</Style>
  <Header value="Compare photo and report" size="2"/>
  <View className="pair" style="display:grid">
    <Image name="photo" value="$image"/>
    <Text name="report" value="$text"/>
  </View>
  <RectangleLabels name="box" toName="photo"><Label value="Damage" background="#a81a38"/><Label value="Person" background="gold"/></RectangleLabels>
  <Labels name="entity" toName="report"><Label value="Vessel"/><Label value="Place"/></Labels>
  <Rating name="quality" toName="photo"/>
  <Header value="Do they tell the same?"/>
  <Choices name="same" toName="report" choice="single" required="true"><Choice value="Yes"/><Choice value="In part"/><Choice value="No"/></Choices>
  <Header value="Kind"/>
  <Choices name="kind" toName="report" choice="multiple" allowNested="true">
    <Choice value="Vehicle"><Choice value="Truck"/><Choice value="Ship"/></Choice><Choice value="Person"/>
  </Choices>
  <Header value="Remarks"/>
  <TextArea name="remarks" toName="report" rows="3" placeholder="What a colleague should know"/>
</View>`,
    task: {
      id: 6,
      data: { image: './harbour.svg', text: TEXT },
      drafts: [
        { id: 3, result: [{ id: 'q1', from_name: 'quality', to_name: 'photo', type: 'rating', value: { rating: 4 }, origin: 'manual' }] },
      ],
    },
  },
  {
    id: 'broken',
    title: 'A picture that does not come',
    config: IMAGE_CONFIG,
    task: { id: 7, data: { image: './not-there.jpg' } },
  },
]
