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
};
