/** A record as signing closes it, without its Word files: for what comes after a signature and does not look at them. */
import { sha256 } from '../../electron/records/copies.ts'
import { canonicalMinutes } from '../../electron/records/sign.ts'
import type { Freeze } from '../../electron/store/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'

export function frozen(
  minutes: Minutes,
  by: { name: string; role: string },
  signedAt: string,
  files: Freeze['files'] = [],
): Freeze {
  const canonicalJson = canonicalMinutes(minutes)
  return {
    version: '1.0',
    canonicalJson,
    sha256: sha256(canonicalJson),
    ruleSet: '',
    rules: null,
    template: null,
    appVersion: '',
    findings: [],
    signedBy: by.name,
    role: by.role,
    signedAt,
    signedAtLocal: '',
    files,
  }
}
