import { sveltekit } from '@sveltejs/kit/vite';
import adapter from '@sveltejs/adapter-node';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', precompress: true }),
      // The framework's check would refuse server-to-server posts; our own stands in src/hooks.server.ts.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          // A recording is heard before it is saved.
          'media-src': ['self', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
      // Registered by the pages that need it (the check pages), not on every page.
      serviceWorker: { register: false },
    }),
  ],
  // The worker's verifier is code of its own; it is split like every other chunk.
  build: {
    target: 'es2023',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'preload', test: /vite\/preload-helper/, priority: 2 },
            // In one piece, so that a page which checks a credential of a known shape loads nothing else.
            { name: 'quick-check', test: /verification\/ui\/quick-check\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
});
