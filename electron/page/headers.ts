/**
 * The headers of every page answer, the same at both doors. Nothing from elsewhere is loaded, framed or called.
 */

/** Stands in the built index.html where each answer puts its own nonce. */
export const NONCE_MARK = '__CSP_NONCE__'

/**
 * The content security policy of one answer. Styles that a library adds while it runs carry the nonce;
 * scripts come from the build and from nowhere else, so no nonce is given to them.
 */
export function contentSecurityPolicy(nonce: string): string {
  const rules: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'none'",
    'media-src': "'none'",
    'object-src': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
  }
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** Every header of a page answer apart from its type and length. */
export function pageHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), bluetooth=()',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  }
}
