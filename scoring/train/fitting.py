"""Fitting a network on a CPU: AdamW over full weights, products in bfloat16, and the running average of the weights as the result."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn
from tqdm import tqdm

WARM = 0.06  # share of the steps in which the rate rises

Net = TypeVar("Net", bound=nn.Module)
Batch = TypeVar("Batch")
Item = TypeVar("Item")


def fitted(
    network: Net, plan: Sequence[Batch], loss: Callable[[Batch], Tensor], rate: float, fresh: Mapping[str, float], averaged: float
) -> Net:
    """Return the network after one step for each batch of the plan, with the running average of its weights.

    `rate` is the peak rate, `fresh` the peak rates of weights that start from nothing, `averaged` how much of the average stays at
    a step. Nothing is random here but what `loss` draws.
    """
    full = {name: weights.detach().clone().requires_grad_() for name, weights in network.named_parameters()}
    average = {name: weights.detach().clone() for name, weights in full.items()}
    groups = [{"params": [full[name] for name in full if name not in fresh], "peak": rate}]
    groups += [
        {"params": [full[name] for name in fresh if fresh[name] == peak], "peak": peak} for peak in dict.fromkeys(fresh.values())
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    network.to(torch.bfloat16).train()
    half = dict(network.named_parameters())
    for step, batch in enumerate(tqdm(plan, unit="batch")):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * _share_of_rate(step / len(plan))
        loss(batch).backward()
        for name, weights in full.items():
            gradient = half[name].grad
            weights.grad = None if gradient is None else gradient.float()
            half[name].grad = None
        torch.nn.utils.clip_grad_norm_(full.values(), 1.0)
        optimizer.step()
        kept = min(averaged, (step + 1) / (step + 11))
        with torch.no_grad():
            torch._foreach_copy_(list(half.values()), [full[name] for name in half])
            torch._foreach_lerp_(list(average.values()), [full[name] for name in average], 1 - kept)
    network.float().load_state_dict(average)
    network.eval()
    return network


def shuffled(
    run: Sequence[Item], length: Callable[[Item], int], spread: int, size: int, chance: random.Random
) -> list[list[Item]]:
    """Return items as batches of `size` and of about one length, give or take `spread`, in an order by chance."""
    order = sorted(run, key=lambda one: length(one) + spread * chance.random())
    batches = [order[at : at + size] for at in range(0, len(order), size)]
    chance.shuffle(batches)
    return batches


def _share_of_rate(done: float) -> float:
    """Return the share of the peak rate after a share of the steps: up to the peak in a straight line, then down to 0."""
    return done / WARM if done < WARM else (1 - done) / (1 - WARM)
