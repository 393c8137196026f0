/**
 * A button that shows a document as pages. The document is made by the core as it would be saved, is asked for only
 * when somebody wants to see it, and is not kept. What reads it is loaded with it and not before.
 */
import { lazy, Suspense, useId, useState } from 'react'
import { fromBase64, problemOf, useQuery } from '../../client/index.ts'
import { Button, Dialog, ProblemNotice, Waiting } from '../../ui/index.ts'

const PagesView = lazy(() => import('./pages-view.tsx'))

export type SeePagesProps = {
  /** Of what: `Copy for Dana Harcastle`. */
  title: string
  /** Gives the document's bytes in base64, as the core does. */
  load: () => Promise<{ bytes: string }>
  /** For screen readers, where several such buttons stand below each other. */
  label?: string
  small?: boolean
}

export function SeePages({ title, load, label, small = false }: SeePagesProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        small={small}
        kind="quiet"
        {...(label ? { 'aria-label': label } : {})}
        onPress={() => setOpen(true)}
      >
        See it as pages
      </Button>
      {open ? <PagesDialog title={title} load={load} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

export function PagesDialog({
  title,
  load,
  onClose,
}: Pick<SeePagesProps, 'title' | 'load'> & { onClose: () => void }) {
  const key = useId()
  const bytes = useQuery({
    queryKey: ['pages', key],
    queryFn: async () => fromBase64((await load()).bytes),
    gcTime: 0,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Dialog title={title} isOpen wide onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      {bytes.error ? <ProblemNotice problem={problemOf(bytes.error)} /> : null}
      {bytes.isPending ? <Waiting /> : null}
      {bytes.data ? (
        <Suspense fallback={<Waiting />}>
          <PagesView bytes={bytes.data} name={`Pages: ${title}`} />
        </Suspense>
      ) : null}
    </Dialog>
  )
}
