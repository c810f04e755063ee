import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What production sends; the playground runs under it so that a violation shows at once. */
const CSP = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'"

export default defineConfig({
  root: 'playground',
  plugins: [react()],
  preview: { headers: { 'Content-Security-Policy': CSP } },
  build: { outDir: '../dist/playground', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
