"""Text to the word pieces that the reader's encoder knows: BERT's way of splitting, with our own small vocabulary."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing


def tokenizer(vocabulary: Sequence[str], most_pieces: int) -> Tokenizer:
    """Splits text into the pieces of ``vocabulary``, at most ``most_pieces`` of them with the two that frame them."""
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    split = Tokenizer(WordPiece(numbers, unk_token="[UNK]"))
    split.normalizer = BertNormalizer(lowercase=True)
    split.pre_tokenizer = BertPreTokenizer()
    split.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])]
    )
    split.enable_truncation(most_pieces)
    return split
