import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Where a running Docket answers while the app is worked on. */
const BACKEND = process.env['DOCKET_URL'] ?? 'http://127.0.0.1:8080'
const SERVED_THERE = ['/api', '/data/', '/storage-data', '/samples', '/user/one-time', '/logout']

/** What the server sends with every page; the preview runs under it so that a violation shows at once. */
const CSP = [
  "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob: http: https:",
  "media-src 'self' data: blob: http: https:; connect-src 'self' http: https:",
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
].join('; ')
const proxy = Object.fromEntries(SERVED_THERE.map((path) => [path, { target: BACKEND }]))

export default defineConfig({
  plugins: [react()],
  server: { proxy },
  preview: { proxy, headers: { 'Content-Security-Policy': CSP } },
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'happy-dom' },
})
