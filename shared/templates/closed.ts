/**
 * Records that are not open to everybody who works here: supervision belongs to who took part and to senior managers
 * (visibility X, domain 2.0). The search sorts what it finds by this when it reads it in: another answer here needs a
 * migration that reads the search in again.
 */
import { type MeetingType, meetingTypes } from '../minutes/index.ts'
import { templates } from './shipped.ts'

export const closedTypes: readonly MeetingType[] = meetingTypes.filter((type) =>
  templates.some((template) => template.type === type && template.area === 'supervision'),
)

const closed: ReadonlySet<string> = new Set(closedTypes)

/** Is it asked of a record of this type whether somebody may open it? */
export const isClosedType = (type: string): boolean => closed.has(type)
