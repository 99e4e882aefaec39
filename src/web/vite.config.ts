import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The office and the portal, two pages of one build; in development the API is a running server's (ZHISHU_API, else the usual port). */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api/v1': { target: process.env['ZHISHU_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { office: here('index.html'), portal: here('portal.html') },
      output: {
        codeSplitting: {
          groups: [
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
          ],
        },
      },
    },
  },
});
