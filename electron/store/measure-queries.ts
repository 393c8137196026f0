/**
 * One saved query for each measure (domain section 8). Each gives a row for everything that is counted, always of these columns:
 * `day` (ISO, decides the period), `unit`, `met` (0 or 1: in the numerator), `n` (how many it counts for), `grp` (what the
 * picture is divided by), `amount` (a length or null), `record_id`, `case_id`, `team`, `agency`, `says` (told without a name).
 */
import { type RawBuilder, sql } from 'kysely'
import { type MeasureId, measureIds } from '../../shared/measures/index.ts'

/** Actions that a meeting speaks of, more or less. */
const OF_A_MEETING = 8

/** Ids of families after the first and up to the second, both left out at the ends; `none`: what belongs to no family. */
export type Families = { after?: string; upTo?: string } | 'none'

/**
 * ISO days: the period, both included, and today: what is due later is not due yet. `families`: only of these, for a measure
 * that is counted family by family. `drafts`: JSON, ids of the records that are not signed, for a measure that asks for them.
 */
export type Asked = { from: string; to: string; today: string; families?: Families; drafts?: string }

/** The place in what is counted, in its order, that has so many before it from here on; no row where there are fewer. */
type Stop = (after: Asked & { skip: number }) => RawBuilder<{ at: string }>

export type MeasureQuery = {
  /** By which it is found here and named in every report. */
  name: string
  /** What it counts, in words, for whoever checks a figure. */
  says: string
  rows: (asked: Asked) => RawBuilder<unknown>
  /**
   * How it may be counted part by part, so that nobody waits for the whole: by `days`, where a period counts what its days
   * count, each on its own; by `families`, where the newest of the period decides and no family has to do with another.
   */
  over: 'days' | 'families'
  /** Drafts are told to it: to look up every record takes longer than everything else, and few are not signed. */
  withoutDrafts?: true
  /** Left out where there are so few that it is counted at once. From `from` on by days, after `families` by families. */
  stop?: Stop
}

const stopAtFact =
  (id: MeasureId): Stop =>
  ({ from, to, skip }) =>
    sql`SELECT day AS at FROM measure_fact
    WHERE measure = ${id} AND day BETWEEN ${from} AND ${to} ORDER BY day LIMIT 1 OFFSET ${skip}`

const stopAtSession =
  (kind: string): Stop =>
  ({ from, to, skip }) =>
    sql`SELECT due AS at FROM supervision_due
    WHERE kind = ${kind} AND due BETWEEN ${from} AND ${to} ORDER BY due LIMIT 1 OFFSET ${skip}`

/** What each signed record was found to count when it was worked out (`shared/measures/facts`). */
const fromRecords = (id: MeasureId): MeasureQuery => ({
  name: `${id.toLowerCase()}_from_signed_records`,
  says: 'Counted from the signed text of each record, by the rules in force on its day; drafts do not count.',
  rows: () => sql`SELECT day, unit, met, 1 AS n, grp, amount, record_id, case_id, team, agency, says
    FROM measure_fact WHERE measure = ${id}`,
  over: 'days',
  stop: stopAtFact(id),
})

/**
 * Sessions of supervision of one kind that were due by now. What is excused is not counted; what is due or booked counts once
 * its day has passed. `children`: count each child of the session's family.
 */
const sessions = (kind: string, n: 'children' | 'sessions', today: string) => sql`
  SELECT due AS day, id AS unit, state = 'held' AS met,
    ${n === 'children' ? sql`children` : sql`1`} AS n, '' AS grp, NULL AS amount, record_id, case_id, team, '' AS agency,
    ${
      n === 'children'
        ? sql`CASE WHEN children = 1 THEN 'Supervision of 1 child' ELSE 'Supervision of ' || children || ' children' END`
        : sql`'Supervision of a supervisor or chair'`
    } || ', ' || state AS says
  FROM supervision_due
  WHERE kind = ${kind}
    AND (state IN ('held', 'held late', 'missed') OR (state IN ('due', 'booked') AND due < ${today}))`

/** Each disagreement once: the day it was raised, and how the record that knows it best has it. */
const disagreements = sql`
  SELECT first.raised AS raised, best.line AS line, best.record_id AS record_id, best.case_id AS case_id,
    json_extract(best.content, '$.choice') AS choice,
    json_extract(best.content, '$.stage') AS stage,
    json_extract(best.content, '$.endedOn') AS ended_on,
    json_extract(best.content, '$.accepted') AS accepted,
    json_extract(best.content, '$.agency') AS agency,
    json_extract(best.content, '$.restricted') AS restricted,
    coalesce(measure_record.team, '') AS team
  FROM (
    SELECT record_disagreement.line AS line, max(record_disagreement.sort) AS sort,
      min(nullif(json_extract(record_disagreement.content, '$.since'), '')) AS raised
    FROM record_disagreement JOIN record ON record.id = record_disagreement.record_id
    WHERE record.state = 'signed' OR record.type = 'ESC' GROUP BY record_disagreement.line
  ) AS first
  JOIN record_disagreement AS best ON best.line = first.line AND best.sort = first.sort
  LEFT JOIN measure_record ON measure_record.record_id = best.record_id
  WHERE first.raised IS NOT NULL`

/** Of whom it is told, unless only named people may know. */
const saysDisagreement = sql`CASE WHEN restricted OR agency = '' THEN 'Disagreement' ELSE 'Disagreement of ' || agency END`

/** An action is one of its family, or of a record without a family: in no two families is the same. */
function isOf(families: Families | undefined): RawBuilder<unknown> {
  if (families === undefined) return sql`1`
  if (families === 'none') return sql`record.case_id IS NULL`
  const { after, upTo } = families
  const ends = [
    after === undefined ? sql`record.case_id IS NOT NULL` : sql`record.case_id > ${after}`,
    ...(upTo === undefined ? [] : [sql`record.case_id <= ${upTo}`]),
  ]
  return sql.join(ends, sql` AND `)
}

const saysAction = sql`'Action of ' || CASE agency WHEN '' THEN 'the family' ELSE agency END`

const own: Partial<Record<MeasureId, MeasureQuery>> = {
  G5: {
    name: 'g5_case_supervision',
    says: 'The children of each session of case supervision that was due in the period. A session that was excused does not count; one that was held after its day, or not at all, was not in time.',
    rows: ({ today }) => sessions('case', 'children', today),
    over: 'days',
    stop: stopAtSession('case'),
  },
  G6: {
    name: 'g6_supervision_of_supervisors',
    says: 'Each session of a supervisor or chair that was due in the period. A session that was excused does not count; one that was held after its day, or not at all, was not in time.',
    rows: ({ today }) => sessions('supervisors', 'sessions', today),
    over: 'days',
    stop: stopAtSession('supervisors'),
  },
  G13: {
    name: 'g13_escalations',
    says: 'Each disagreement that was escalated, once, on the day it was raised, as its escalation record has it now; the days are those from raising it to its written outcome.',
    rows: () => sql`SELECT raised AS day, line AS unit, accepted = 'yes' AS met, 1 AS n,
        CASE stage WHEN '' THEN '1 practitioners' ELSE stage END AS grp,
        CASE WHEN ended_on = '' THEN NULL ELSE max(0, CAST(julianday(ended_on) - julianday(raised) AS INTEGER)) END AS amount,
        record_id, case_id, team, agency, ${saysDisagreement} AS says
      FROM (${disagreements}) WHERE choice = 'escalated'`,
    over: 'days',
  },
  G14: {
    name: 'g14_disagreements',
    says: 'Each disagreement once, on the day it was raised; met where whoever disagreed wanted it noted and nothing more.',
    rows: () => sql`SELECT raised AS day, line AS unit, choice = 'noted' AS met, 1 AS n, '' AS grp, NULL AS amount,
        record_id, case_id, team, agency, ${saysDisagreement} AS says
      FROM (${disagreements})`,
    over: 'days',
  },
  G24: {
    name: 'g24_medicals',
    says: 'Each child of each section 47 enquiry once, on the day the enquiry began, as the newest signed record that tells of it has it.',
    // The strategy discussion and the conference tell of the same enquiry.
    rows: () => sql`SELECT day, unit, met, 1 AS n, grp, amount, record_id, case_id, team, agency, says
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY CASE case_id WHEN '' THEN record_id ELSE case_id END, unit, day ORDER BY record_id DESC) AS nth
        FROM measure_fact WHERE measure = 'G24'
      ) WHERE nth = 1`,
    over: 'days',
    stop: stopAtFact('G24'),
  },
  G25: {
    name: 'g25_court_and_before_it',
    says: 'Each case in pre-proceedings or in proceedings once, as its newest signed legal progression record of the period has it: over time means past the 16 or 26 weeks, or the day to which the court extended them.',
    rows: ({
      from,
      to,
    }) => sql`SELECT day, unit, met, 1 AS n, grp, amount, record_id, case_id, team, agency, says
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY CASE case_id WHEN '' THEN record_id ELSE case_id END ORDER BY day DESC, record_id DESC) AS nth
        FROM measure_fact WHERE measure = 'G25' AND day BETWEEN ${from} AND ${to}
      ) WHERE nth = 1`,
    over: 'families',
  },
  G26: {
    name: 'g26_actions_due',
    says: 'Each action of a signed record once, on the day it was due, as the newest signed record has it. Done in time: done by that day; where nobody wrote the day, the meeting that heard of it counts. Actions that were no longer needed, and those not due yet, do not count.',
    rows: ({ from, to, today, drafts = '[]' }) => sql`SELECT due AS day, line AS unit,
        status = 'done' AND CASE WHEN done_on GLOB '????-??-??' THEN done_on
          ELSE (SELECT record.date FROM record WHERE record.id = best.record_id) END <= due AS met, 1 AS n,
        CASE WHEN status <> 'done' THEN 'Not done'
          WHEN effect_told = 0 THEN 'Done, no effect recorded' ELSE 'Done, effect recorded' END AS grp,
        NULL AS amount, best.record_id AS record_id, best.case_id AS case_id,
        coalesce(measure_record.team, '') AS team, agency, ${saysAction} AS says
      FROM (
        SELECT line, due, lower(trim(status)) AS status, effect_told, trim(done_on) AS done_on, record_id, case_id,
          agency_said AS agency,
          -- The other columns are those of the row that has it: one that says how it went before one that does not.
          max((status <> '') || sort) AS newest
        FROM record_action
        WHERE record_id NOT IN (SELECT value FROM json_each(${drafts}))
          -- Only actions that some record has as due in the period: the newest of them decides.
          AND line IN (SELECT line FROM record_action WHERE due BETWEEN ${from} AND ${to})
        GROUP BY line
      ) AS best LEFT JOIN measure_record ON measure_record.record_id = best.record_id
      WHERE due BETWEEN ${from} AND ${to} AND status <> 'no longer needed' AND (due < ${today} OR status = 'done')`,
    withoutDrafts: true,
    over: 'days',
    stop: ({ from, to, skip }) => sql`SELECT due AS at FROM record_action
      WHERE due BETWEEN ${from} AND ${to} ORDER BY due LIMIT 1 OFFSET ${skip}`,
  },
  G27: {
    name: 'g27_carried_actions',
    says: 'Each action that the last signed meeting of the period which had it before it left open, once, on the day of that meeting; carried twice or more is as that record says.',
    rows: ({ from, to, families }) => sql`SELECT day, line AS unit, carried_count >= 2 AS met, 1 AS n,
        CASE agency WHEN '' THEN 'Family' ELSE agency END AS grp, NULL AS amount, best.record_id AS record_id,
        best.case_id AS case_id, coalesce(measure_record.team, '') AS team, agency,
        ${saysAction} || CASE carried_count WHEN 0 THEN '' WHEN 1 THEN ', carried once'
          ELSE ', carried ' || carried_count || ' times' END AS says
      FROM (
        SELECT record.date AS day, record_action.line AS line, record_action.carried_count AS carried_count,
          record_action.settled AS settled, record_action.agency_said AS agency, record.id AS record_id,
          record_action.case_id AS case_id,
          -- The other columns are those of the row that has it.
          max(record_action.sort) AS newest
        -- The records of the period first: they are fewer than all the actions there ever were.
        FROM record CROSS JOIN record_action ON record_action.record_id = record.id
        WHERE record.state = 'signed' AND record.date BETWEEN ${from} AND ${to} AND ${isOf(families)}
        GROUP BY record_action.line
      ) AS best LEFT JOIN measure_record ON measure_record.record_id = best.record_id
      WHERE settled = 0`,
    over: 'families',
    stop: ({ from, to, families, skip }) => sql`SELECT case_id AS at FROM record
      WHERE ${isOf(families)} AND date BETWEEN ${from} AND ${to}
      ORDER BY case_id LIMIT 1 OFFSET ${Math.ceil(skip / OF_A_MEETING)}`,
  },
  G7: {
    name: 'g7_reflective_quality',
    says: 'Each record of a quality sample that two people have judged, on the day of the second judgement; good where both said so, or settled on it together.',
    rows: () => sql`SELECT day, judged.record_id AS unit, verdict = 'good' AS met, 1 AS n,
        CASE verdict WHEN 'good' THEN 'Good' WHEN 'not yet good' THEN 'Not yet good'
          WHEN 'not good enough' THEN 'Not good enough' ELSE 'Two people differ' END AS grp,
        NULL AS amount, judged.record_id AS record_id, coalesce(record.case_id, '') AS case_id,
        coalesce(measure_record.team, '') AS team, '' AS agency, 'Record of a sample' AS says
      FROM (
        SELECT own.record_id AS record_id, max(own.day) AS day,
          coalesce(max(settled.overall), CASE WHEN min(own.overall) = max(own.overall) THEN min(own.overall) ELSE '' END)
            AS verdict
        FROM quality_judgement AS own
        LEFT JOIN quality_judgement AS settled
          ON settled.sample_id = own.sample_id AND settled.record_id = own.record_id AND settled.kind = 'settled'
        WHERE own.kind = 'own'
        GROUP BY own.sample_id, own.record_id HAVING count(*) >= 2
      ) AS judged
      LEFT JOIN record ON record.id = judged.record_id
      LEFT JOIN measure_record ON measure_record.record_id = judged.record_id`,
    over: 'days',
  },
}

export const measureQueries: Readonly<Record<MeasureId, MeasureQuery>> = Object.fromEntries(
  measureIds.map((id) => [id, own[id] ?? fromRecords(id)]),
) as Record<MeasureId, MeasureQuery>
