/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The dashboard is served by server/main.ts on one port with the socket; Next only renders pages.
  devIndicators: false,
  // The page is for this machine: nothing is optimised or fetched elsewhere.
  // `npm run check` checks the types of everything; a user's first start does not wait for it.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: {
    resolveAlias: {
      'reduce-css-calc': './app/_charts/em-calc.ts',
      'd3-color': './app/_charts/not-drawn.ts',
      'd3-format': './app/_charts/not-drawn.ts',
      '@visx/vendor/d3-time': './app/_charts/not-drawn.ts',
      './polling-xhr.node.js': './app/_stream/no-transport.ts',
      './webtransport.js': './app/_stream/no-transport.ts',
    },
  },
  experimental: {
    // Their index files bring every scale and shape there is, times and colours with them: 6 KiB gzipped.
    optimizePackageImports: [
      '@visx/axis',
      '@visx/grid',
      '@visx/scale',
      '@visx/shape',
      '@visx/tooltip',
      '@visx/vendor',
    ],
    // Few large chunks: together they are 4 KiB smaller gzipped, and a page asks half as often.
    turbopackChunking: { requestCost: 2_000_000, minChunkSize: 2_000_000, maxMergeChunkSize: 2_000_000 },
  },
};
