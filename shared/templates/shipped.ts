/** The templates that come with Chairside. */
import { cinPlan } from './cin-plan.ts'
import { cinReview } from './cin-review.ts'
import { closure } from './closure.ts'
import { coreGroup } from './core-group.ts'
import { escalation } from './escalation.ts'
import { highRiskHistory } from './high-risk-history.ts'
import { icpc } from './icpc.ts'
import { legal } from './legal.ts'
import { managementNote } from './management-note.ts'
import { professionals } from './professionals.ts'
import { rcpc } from './rcpc.ts'
import { strategy } from './strategy.ts'
import { supCase } from './sup-case.ts'
import { supGroup } from './sup-group.ts'
import { supSup } from './sup-sup.ts'
import { type Template, templateSchema } from './template.ts'

/**
 * Every version that a record may name. A version is never edited once records were made with it: a change is a new
 * version, put before the older one. Parsed, so that a slip in the data is found when the program starts.
 */
export const templates: readonly Template[] = [
  strategy,
  icpc,
  rcpc,
  coreGroup,
  cinPlan,
  cinReview,
  closure,
  highRiskHistory,
  legal,
  escalation,
  professionals,
  managementNote,
  supCase,
  supGroup,
  supSup,
].map((template) => templateSchema.parse(template))
