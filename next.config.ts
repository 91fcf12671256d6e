import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./app/_i18n/request.ts');

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  experimental: { authInterrupts: true },
  serverExternalPackages: [
    'pg',
    '@node-rs/argon2',
    'nodemailer',
    'sharp',
    '@aws-sdk/client-s3',
    '@aws-sdk/s3-request-presigner',
  ],
  turbopack: { root: import.meta.dirname },
};

export default withNextIntl(config);
