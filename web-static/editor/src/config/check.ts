import { factsOf } from '../tags/registry'
import { readConfig } from './config'
import { type ConfigProblem } from './node'
import { type TaskData } from './values'

/** What is wrong with a config, as the editor would tell it above the content. */
export const checkConfig = (xml: string, data: TaskData = {}): readonly ConfigProblem[] => readConfig(xml, data, factsOf).problems
