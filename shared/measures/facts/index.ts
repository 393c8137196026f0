/** What a signed record counts for each measure that is made of signed records. One line for each, in the order of the domain. */
import type { MeasureFact, MeasureId, MeasureSource } from '../measure.ts'
import { minutesOnTime } from './g01-minutes-on-time.ts'
import { decisionLetters } from './g02-decision-letters.ts'
import { proofOfReceipt } from './g03-proof-of-receipt.ts'
import { attendanceAndReports } from './g04-attendance-and-reports.ts'
import { checksWithSource } from './g08-checks-with-source.ts'
import { closuresThroughTheGate } from './g09-closures-through-the-gate.ts'
import { gateOverrides } from './g10-gate-overrides.ts'
import { historicalFlags } from './g11-historical-flags.ts'
import { gapLengths } from './g12-gap-lengths.ts'
import { neglectTool } from './g15-neglect-tool.ts'
import { csaConsidered } from './g16-csa-considered.ts'
import { crimeToStrategy } from './g17-crime-to-strategy.ts'
import { chronologyCurrent } from './g18-chronology-current.ts'
import { seenAloneAndVoice } from './g19-seen-alone-and-voice.ts'
import { learningUsed } from './g20-learning-used.ts'
import { notBroughtWording } from './g21-not-brought-wording.ts'
import { persistentNotBrought } from './g22-persistent-not-brought.ts'
import { policePowers } from './g23-police-powers.ts'
import { medicals } from './g24-medicals.ts'
import { court } from './g25-court.ts'
import { timescales } from './g28-timescales.ts'

export const factsOfMeasure: Partial<Record<MeasureId, (source: MeasureSource) => MeasureFact[]>> = {
  G1: minutesOnTime,
  G2: decisionLetters,
  G3: proofOfReceipt,
  G4: attendanceAndReports,
  G8: checksWithSource,
  G9: closuresThroughTheGate,
  G10: gateOverrides,
  G11: historicalFlags,
  G12: gapLengths,
  G15: neglectTool,
  G16: csaConsidered,
  G17: crimeToStrategy,
  G18: chronologyCurrent,
  G19: seenAloneAndVoice,
  G20: learningUsed,
  G21: notBroughtWording,
  G22: persistentNotBrought,
  G23: policePowers,
  G24: medicals,
  G25: court,
  G28: timescales,
}
