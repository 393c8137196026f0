/** Which template a record or a new record has: the product's own, or one that the council has published. */
import { z } from 'zod'
import { type MeetingType, meetingTypeSchema } from '../../shared/minutes/index.ts'
import { type Template, templateFor, templates } from '../../shared/templates/index.ts'
import { Problem } from '../problem.ts'
import type { CouncilTemplate } from '../store/council-templates.ts'
import type { Store } from '../store/index.ts'

/** Name of the setting that says, for each type, which version new records begin with. */
const IN_USE = 'templates in use'
const inUseSchema = z.partialRecord(meetingTypeSchema, z.string())

type Stored = Pick<Store, 'councilTemplates' | 'settings'>

export class Templates {
  readonly #store: Stored
  #published: Promise<CouncilTemplate[]> | undefined

  constructor(store: Stored) {
    this.#store = store
  }

  /** Every version the council has published, oldest first. */
  published(): Promise<CouncilTemplate[]> {
    this.#published ??= this.#store.councilTemplates.list()
    this.#published.catch(() => {
      this.#published = undefined
    })
    return this.#published
  }

  async publish(
    template: Template,
    note: string,
    by: { id: string; name: string },
  ): Promise<CouncilTemplate> {
    const known = await this.find(template.type, template.version)
    if (known) {
      throw new Problem(
        'conflict',
        'There is a template of this version already.',
        'Nothing was published, and your changes are kept.',
        'Publish it under the next number.',
      )
    }
    const made = await this.#store.councilTemplates.add(template, note, by)
    this.#published = undefined
    return made
  }

  /** Undefined for a version that this workspace and this version of Chairside do not have. */
  async find(type: MeetingType, version: string): Promise<Template | undefined> {
    const own = templates.find((one) => one.type === type && one.version === version)
    if (own) return own
    return (await this.published()).find(
      ({ template }) => template.type === type && template.version === version,
    )?.template
  }

  /** The version that new records of a type begin with: the council's choice, or else the product's newest. */
  async forNew(type: MeetingType): Promise<Template> {
    const chosen = (await this.inUse())[type]
    const found = chosen ? await this.find(type, chosen) : undefined
    return found ?? this.of(type, undefined)
  }

  /** The council's choice for each type that has one. */
  async inUse(): Promise<Partial<Record<MeetingType, string>>> {
    return (await this.#store.settings.get(IN_USE, inUseSchema)) ?? {}
  }

  /** Throws `Problem` for a version that is not here. */
  async use(type: MeetingType, version: string, by: string): Promise<void> {
    await this.of(type, version)
    await this.#store.settings.set(IN_USE, { ...(await this.inUse()), [type]: version }, by)
  }

  /** The template that a record names; a record without a version has the product's newest. */
  async of(type: MeetingType, version: string | undefined): Promise<Template> {
    const found = version ? await this.find(type, version) : templateFor(type)
    if (found) return found
    throw new Problem(
      'not valid',
      'This record was made with a template that is not here.',
      'The record is safe and was not changed.',
      'Open it where it was made, or install the newer Chairside.',
    )
  }
}
