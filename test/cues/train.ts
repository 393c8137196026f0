/**
 * Trains the learned families and writes `resources/cues/weights.json` (`npm run cues:train`). The same corpus gives the
 * same bytes. Thresholds and chances come from authors who took no part in training.
 */
import { writeFileSync } from 'node:fs'
import { learnedFamilies } from '../../shared/cues/index.ts'
import { weightsFor } from './weights.ts'

const { file, text } = weightsFor()
writeFileSync(new URL('../../resources/cues/weights.json', import.meta.url), text)
const limits = learnedFamilies.map((family) => `${family} ${JSON.stringify(file.families[family]?.raise)}\n`)
process.stdout.write(`Weights ${file.version}: ${(text.length / 1000).toFixed(0)} kB\n${limits.join('')}`)
