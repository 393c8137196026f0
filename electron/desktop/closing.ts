/**
 * Closing a window must not lose the last words. A page that still has something to save refuses to unload;
 * the window is then closed again a little later, until the page lets go or the patience is over.
 */
export const CLOSE_RETRY_MS = 150
export const CLOSE_PATIENCE_MS = 5000

/** What to do when the page refused to unload, `waited` milliseconds after the person asked to close. */
export function afterRefusal(waited: number): 'try again' | 'ask' {
  return waited < CLOSE_PATIENCE_MS ? 'try again' : 'ask'
}

/** The question when the words could not be saved in time: the first button keeps the window. */
export const closeQuestion = {
  type: 'warning' as const,
  title: 'Chairside',
  message: 'The last words are not saved yet.',
  detail:
    'Everything up to the last saved time is safe. Keep the window open to try again, or close it without the last words.',
  buttons: ['Keep open', 'Close without them'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
}
