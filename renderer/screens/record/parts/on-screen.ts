import type { Audience } from '../../../../shared/minutes/index.ts'
import type { RowHandle } from '../../../editor/draft/rows.ts'

/** On the shared screen only what the family may read. */
export const onScreen = <Row extends { audience?: Audience | undefined; withholdFrom: string[] }>(
  rows: RowHandle<Row>[],
  sharedScreen: boolean,
): RowHandle<Row>[] =>
  sharedScreen
    ? rows.filter(({ row }) => (row.audience ?? 'shared') === 'shared' && row.withholdFrom.length === 0)
    : rows
