import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8')

/** Every `--name: light-dark(#light, #dark)` of the tokens. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover']
const audiences = ['shared', 'professionals', 'restricted', 'council', 'supervision', 'learning']
const on = (text: string, backs: string[]) => backs.map((back): [string, string] => [text, back])

const text: [string, string][] = [
  ...on('text', [
    ...surfaces,
    'accent-soft',
    'warn-soft',
    'stop-soft',
    ...audiences.map((one) => `audience-${one}-soft`),
  ]),
  ...on('text-quiet', [...surfaces, 'accent-soft', ...audiences.map((one) => `audience-${one}-soft`)]),
  ...on('accent', [...surfaces, 'accent-soft']),
  ...on('accent-strong', surfaces),
  ...on('warn', [...surfaces, 'warn-soft']),
  ...on('stop', [...surfaces, 'stop-soft']),
  ...on('on-accent', ['accent', 'accent-strong']),
  ...on('on-stop', ['stop', 'stop-strong']),
  ...on('surface', ['text']),
  ...audiences.flatMap((one) => on(`audience-${one}`, ['surface', 'surface-sunken', `audience-${one}-soft`])),
]
const lines: [string, string][] = [
  ...on('line', [...surfaces, 'warn-soft', 'stop-soft']),
  ...on('focus', [...surfaces, 'accent-soft', 'warn-soft', 'stop-soft']),
]

function measured(pairs: [string, string][], theme: 'light' | 'dark') {
  return pairs.map(([front, back]) => {
    const a = colours.get(front)
    const b = colours.get(back)
    if (!a || !b) throw new Error(`No token called ${a ? back : front}`)
    return { front, back, ratio: contrast(a[theme], b[theme]) }
  })
}

describe.each(['light', 'dark'] as const)('in %s colours', (theme) => {
  it('every text stands at 7:1 or better on every surface it is used on', () => {
    expect(measured(text, theme).filter(({ ratio }) => ratio < 7)).toEqual([])
  })

  it('every line and focus ring stands at 3:1 or better', () => {
    expect(measured(lines, theme).filter(({ ratio }) => ratio < 3)).toEqual([])
  })
})

it('measures contrast as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})
