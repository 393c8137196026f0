/** Loaded before anything else, into the core and into the page: the day on which the generated workspaces are looked at. */
;(() => {
  const Real = globalThis.Date
  const ahead = Real.parse('2026-11-23T10:00:00.000Z') - Real.now()
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [Real.now() + ahead] : given))
    }
    static now() {
      return Real.now() + ahead
    }
  }
})()
