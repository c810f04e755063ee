import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** The library build: what the size budget is measured on. React comes from the host. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/lib',
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'editor', cssFileName: 'editor' },
    rolldownOptions: { external: ['react', 'react-dom', 'react/jsx-runtime'] },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'happy-dom' },
})
