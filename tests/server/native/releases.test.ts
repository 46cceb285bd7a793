import { describe, expect, it } from 'vitest';
import { releaseFor } from '@/server/native/releases';

describe('what is fetched', () => {
  it.each(['linux-x64', 'linux-arm64', 'darwin-arm64'])('for %s is one wheel', (platform) => {
    const { wheels } = releaseFor({ cuda: false }, platform);
    expect(wheels).toHaveLength(1);
    expect(wheels[0]!.file).toMatch(/^tensorflow(_cpu)?-2\.21\.0-cp311-cp311-\w+\.whl$/);
    expect(wheels[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('for CUDA is TensorFlow and the libraries of NVIDIA that it names', () => {
    const { wheels } = releaseFor({ cuda: true }, 'linux-x64');
    expect(wheels.map(({ requirement }) => requirement.split('==')[0])).toEqual([
      'tensorflow',
      ...[
        'cublas',
        'cuda-cupti',
        'cuda-nvcc',
        'cuda-nvrtc',
        'cuda-runtime',
        'cudnn',
        'cufft',
        'curand',
        'cusolver',
        'cusparse',
        'nccl',
        'nvjitlink',
      ].map((name) => `nvidia-${name}-cu12`),
    ]);
    expect(new Set(wheels.map(({ sha256 }) => sha256)).size).toBe(wheels.length);
  });

  it.each([
    ['win32-x64', false, /no files for win32-x64, only for linux-x64, linux-arm64, darwin-arm64/],
    ['darwin-arm64', true, /--cuda is for linux-x64, and this is darwin-arm64; install without it/],
  ])('on %s with cuda %s is refused', (platform, cuda, message) => {
    expect(() => releaseFor({ cuda }, platform)).toThrow(message);
  });
});
