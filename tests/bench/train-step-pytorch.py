"""The step of train-step.ts in PyTorch: for each line of input, a step; its milliseconds are printed."""

import sys
import time

import torch
from torch import nn

filters, batch = int(sys.argv[1]), int(sys.argv[2])
latent = 100


def up(channels, filters, last=False):
    # Twice the size, as padding "same" gives: 5x5, stride 2.
    convolution = nn.ConvTranspose2d(channels, filters, 5, 2, 2, output_padding=1, bias=last)
    return [convolution, nn.Tanh()] if last else [convolution, nn.BatchNorm2d(filters), nn.ReLU()]


def down(channels, filters, norm=True):
    convolution = nn.Conv2d(channels, filters, 5, 2, 2, bias=not norm)
    return [convolution, *([nn.BatchNorm2d(filters)] if norm else []), nn.LeakyReLU(0.2)]


g = nn.Sequential(
    nn.Linear(latent, 16 * filters, bias=False),
    nn.Unflatten(1, (filters, 4, 4)),
    nn.BatchNorm2d(filters),
    nn.ReLU(),
    *up(filters, filters),
    *up(filters, filters),
    *up(filters, 3, last=True),
)
d = nn.Sequential(
    *down(3, filters, norm=False),
    *down(filters, filters),
    *down(filters, filters),
    nn.Flatten(),
    nn.Linear(16 * filters, 1),
)
adam_g = torch.optim.Adam(g.parameters(), 2e-4, (0.5, 0.999))
adam_d = torch.optim.Adam(d.parameters(), 2e-4, (0.5, 0.999))
bce = nn.BCEWithLogitsLoss()
ones, zeros = torch.ones(batch, 1), torch.zeros(batch, 1)


def step():
    real = torch.rand(batch, 3, 32, 32) * 2 - 1
    fake = g(torch.randn(batch, latent))
    adam_d.zero_grad()
    loss_d = bce(d(real), ones) + bce(d(fake.detach()), zeros)
    loss_d.backward()
    adam_d.step()
    adam_g.zero_grad()
    loss_g = bce(d(fake), ones)
    loss_g.backward()
    adam_g.step()
    return loss_d.item(), loss_g.item()


step()
print(f"PyTorch {torch.__version__} on the CPU, threads: {torch.get_num_threads()}", flush=True)
for _ in sys.stdin:
    started = time.perf_counter()
    step()
    print((time.perf_counter() - started) * 1000, flush=True)
