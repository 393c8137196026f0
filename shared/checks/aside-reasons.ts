/**
 * Usual reasons for calling a question about wording not relevant. They can be given with one key, and counted without
 * anything that was written about a family.
 */
export const asideReasons = [
  'Shown elsewhere in this record',
  'Not about a child’s care or safety',
  'About an adult’s own matters',
  'Right as it stands',
] as const

export const isUsualReason = (reason: string): boolean => (asideReasons as readonly string[]).includes(reason)
