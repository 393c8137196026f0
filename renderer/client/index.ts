export { fromBase64, saveFile, toBase64 } from './bytes.ts'
export { api, type Client, client, connect, connectWith } from './client.ts'
export { type Connection, connection, useConnection } from './connection.ts'
export { copiedSays, copySecret, noticeCopies } from './copied.ts'
export type { Link } from './doors.ts'
export { holdPage, type Kept, keepWords, useKeptWords, type Writer } from './kept-words.ts'
export { beforeLeaving, finishOrKeep, finishWork } from './leaving.ts'
export {
  arrivedHere,
  forgetByLoading,
  type Locking,
  lockedByCore,
  lockNow,
  uncover,
  useLocking,
} from './locking.ts'
export { ConnectionLost, problemOf, UnsavedWords } from './problem.ts'
export {
  type Doing,
  queryClient,
  startAfresh,
  useDoing,
  useMutation,
  useQuery,
  useQueryClient,
  useStatus,
} from './query.ts'
