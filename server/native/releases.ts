import { KnownError } from '@/lib/protocol/errors';
import { PLATFORMS, platformName } from '@/lib/native/offer';

/** A file of the package index, pinned. Sizes are for progress and the check of free space. */
export interface Wheel {
  requirement: string;
  file: string;
  bytes: number;
  sha256: string;
}

export interface Release {
  tensorflow: string;
  cuda: boolean;
  wheels: readonly Wheel[];
}

export const TENSORFLOW_VERSION = '2.21.0';
/** The libraries are the same for any Python; pip wants to hear one that the wheels are made for. */
export const PYTHON_VERSION = '3.11';

const wheel = (requirement: string, tag: string, bytes: number, sha256: string): Wheel => {
  const [name = '', version] = requirement.split('==');
  return { requirement, file: `${name.replaceAll('-', '_')}-${version}-${tag}.whl`, bytes, sha256 };
};

const LINUX = 'manylinux_2_27_x86_64';
const LINUX_2014 = 'manylinux2014_x86_64.manylinux_2_17_x86_64';
const LINUX_2010 = 'manylinux2010_x86_64.manylinux_2_12_x86_64';

const CPU: Readonly<Record<(typeof PLATFORMS)[number], Wheel>> = {
  'linux-x64': wheel(
    'tensorflow-cpu==2.21.0',
    `cp311-cp311-${LINUX}`,
    273_829_956,
    '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  ),
  'linux-arm64': wheel(
    'tensorflow==2.21.0',
    'cp311-cp311-manylinux_2_27_aarch64',
    281_828_020,
    '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
  ),
  'darwin-arm64': wheel(
    'tensorflow==2.21.0',
    'cp311-cp311-macosx_12_0_arm64',
    223_405_849,
    '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
  ),
};

/** TensorFlow for CUDA with what its extra `and-cuda` asks for. */
const CUDA_LINUX_X64: readonly Wheel[] = [
  wheel(
    'tensorflow==2.21.0',
    `cp311-cp311-${LINUX}`,
    572_440_367,
    '9056fbc9ba04235810b71ae6cbd958a196e8804fb53bbcffbf3e23b56155f124',
  ),
  wheel(
    'nvidia-cublas-cu12==12.9.3.13',
    `py3-none-${LINUX}`,
    581_217_458,
    'd7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72',
  ),
  wheel(
    'nvidia-cuda-cupti-cu12==12.8.90',
    `py3-none-${LINUX_2014}`,
    10_248_621,
    'ea0cb07ebda26bb9b29ba82cda34849e73c166c18162d3913575b0c9db9a6182',
  ),
  wheel(
    'nvidia-cuda-nvcc-cu12==12.9.86',
    `py3-none-${LINUX_2010}`,
    40_546_229,
    '5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0',
  ),
  wheel(
    'nvidia-cuda-nvrtc-cu12==12.9.86',
    `py3-none-${LINUX_2010}`,
    89_568_129,
    '210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4',
  ),
  wheel(
    'nvidia-cuda-runtime-cu12==12.9.79',
    `py3-none-${LINUX_2014}`,
    3_493_179,
    '25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3',
  ),
  wheel(
    'nvidia-cudnn-cu12==9.28.0.42',
    `py3-none-${LINUX}`,
    716_538_495,
    '9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375',
  ),
  wheel(
    'nvidia-cufft-cu12==11.4.1.4',
    `py3-none-${LINUX_2014}`,
    200_877_592,
    'c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28',
  ),
  wheel(
    'nvidia-curand-cu12==10.3.10.19',
    `py3-none-${LINUX}`,
    68_295_626,
    '49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e',
  ),
  wheel(
    'nvidia-cusolver-cu12==11.7.5.82',
    `py3-none-${LINUX}`,
    338_117_415,
    '15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88',
  ),
  wheel(
    'nvidia-cusparse-cu12==12.5.10.65',
    `py3-none-${LINUX_2014}`,
    366_465_088,
    '73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78',
  ),
  wheel(
    'nvidia-nccl-cu12==2.32.3',
    `py3-none-${LINUX}`,
    351_526_311,
    'bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c',
  ),
  wheel(
    'nvidia-nvjitlink-cu12==12.9.86',
    `py3-none-${LINUX_2010}`,
    39_748_338,
    'e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9',
  ),
];

/** Everything that is fetched for a machine. Throws where TensorFlow has no file for it. */
export function releaseFor({ cuda }: { cuda: boolean }, platform = platformName()): Release {
  const known = PLATFORMS.find((one) => one === platform);
  if (!known) {
    throw new KnownError(
      'BACKEND_UNAVAILABLE',
      `TensorFlow ${TENSORFLOW_VERSION} has no files for ${platform}, only for ${PLATFORMS.join(', ')}; backend wasm runs here`,
    );
  }
  if (cuda && platform !== 'linux-x64') {
    throw new KnownError(
      'BACKEND_UNAVAILABLE',
      `--cuda is for linux-x64, and this is ${platform}; install without it`,
    );
  }
  return { tensorflow: TENSORFLOW_VERSION, cuda, wheels: cuda ? CUDA_LINUX_X64 : [CPU[known]] };
}
