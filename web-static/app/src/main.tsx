import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { showChoices } from './frame/choices'
import { newQueryClient } from './queries'
import { newRouter } from './routes'

showChoices()
const client = newQueryClient()
const router = newRouter(client)
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no root')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
