/** Light, dark, or as the system says. */
import { useEffect } from 'react'
import { useRemembered } from './remember.ts'

export type Theme = 'system' | 'light' | 'dark'

export const useTheme = () => useRemembered<Theme>('theme', 'system')

/** Puts the chosen theme on the page. Called once, by the app. */
export function useApplyTheme(): void {
  const [theme] = useTheme()
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
