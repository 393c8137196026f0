/**
 * How signed copies leave, and what comes back: e-mail drafts, protected copies, print packs, portal folders, the
 * council's own mail server, receipts, and folders on disk. Knows nothing of the store: it is given one `Sending` for
 * each line and gives files, or a `Problem` with its sentences. Nothing here speaks to a network but `sendMail` and
 * `checkServer`.
 */
export { checkEmailAddress, type EmailOptions, emailDraft } from './email.ts'
export { type Folder, writeFolder } from './folder.ts'
export { makePassword, passwordBits } from './password.ts'
export { portalFolder } from './portal.ts'
export { type PostalAddress, printPack } from './print-pack.ts'
export { type ProtectedCopy, protect, protectedCopy, unprotect } from './protect.ts'
export { type Receipt, readReceipt } from './receipt.ts'
export { type MadeFile, markIn, markOf, messageIdOf, type Sending } from './sending.ts'
export { checkServer, SendProblem, type Sent, type SmtpServer, sendMail } from './smtp.ts'
