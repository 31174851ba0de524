import torch

from biogloss_training.model.fewer_bits import rounded


def test_a_block_keeps_its_largest_value_and_errs_by_half_a_step():
    weight = torch.randn(5, 70, generator=torch.Generator().manual_seed(1))
    for bits in (4, 8):
        kept = rounded(weight, bits, 32)
        assert kept.shape == weight.shape
        for block in range(0, 70, 32):
            old, new = weight[:, block : block + 32], kept[:, block : block + 32]
            largest = old.abs().amax(1)
            assert torch.allclose(new.abs().amax(1), largest)
            step = largest / (2 ** (bits - 1) - 1)
            assert ((old - new).abs().amax(1) <= step / 2 + 1e-6).all()
            # No more values than the bits can tell apart.
            assert all(len(row.unique()) <= 2**bits for row in new)
