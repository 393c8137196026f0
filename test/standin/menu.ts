/** The application menu: items that a test can find by label and click. */
type Template = {
  label?: string
  role?: string
  type?: string
  accelerator?: string
  registerAccelerator?: boolean
  submenu?: Template[]
  click?: () => void
}

export type Item = Omit<Template, 'submenu'> & { label: string; submenu?: Menu; click: () => void }

export class Menu {
  static #application: Menu | null = null
  readonly items: Item[]

  constructor(items: Item[]) {
    this.items = items
  }

  static buildFromTemplate(template: Template[]): Menu {
    const items = template.map((item): Item => {
      if (!item.label && !item.role && item.type !== 'separator') {
        throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')
      }
      return {
        ...item,
        label: item.label ?? item.role ?? '',
        submenu: item.submenu ? Menu.buildFromTemplate(item.submenu) : undefined,
        click: () => item.click?.(),
      }
    })
    return new Menu(items)
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
}
