package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashingTest {
    /** Expected values: the reference implementation of xxHash, version 0.8. */
    @Test
    void textHashesAreXxHash64WithSeedZero() {
        assertThat(Hashing.xxHash64("")).isEqualTo(0xef46db3751d8e999L);
        assertThat(Hashing.xxHash64("a")).isEqualTo(0xd24ec4f1a98c6e5bL);
        assertThat(Hashing.xxHash64("abc")).isEqualTo(0x44bc2cf5ad770999L);
        assertThat(Hashing.xxHash64("0042")).isEqualTo(0x07998e54bec34fe8L);
        assertThat(Hashing.xxHash64("decoy")).isEqualTo(0x44ae28f8a0989e0aL);
        assertThat(Hashing.xxHash64("12345678")).isEqualTo(0xd2d02f08cf7cfd4aL);
        assertThat(Hashing.xxHash64("123456789012")).isEqualTo(0xb5cee4c943d43c7eL);
        assertThat(Hashing.xxHash64("\u00e9\u4e16\ud83d\ude00")).isEqualTo(0xfd31973f46024297L);
    }

    @Test
    void textsOf32BytesAndMoreGoThroughFourLanes() {
        assertThat(Hashing.xxHash64("0123456789abcdef0123456789abcde")).isEqualTo(0x1fdfc63febacfde7L);
        assertThat(Hashing.xxHash64("0123456789abcdef0123456789abcdef")).isEqualTo(0x642a94958e71e6c5L);
        assertThat(Hashing.xxHash64("0123456789abcdef0123456789abcdef0")).isEqualTo(0xe87684f08d6d0816L);
        assertThat(Hashing.xxHash64(
                        "The quick brown fox jumps over the lazy dog, and then once more: the quick brown fox jumps."))
                .isEqualTo(0x58163435d1ed917aL);
    }

    @Test
    void aHashReadsItsRangeOnly() {
        byte[] framed = Ascii.framed("0123456789abcdef0123456789abcdef0");

        assertThat(Hashing.xxHash64(framed, Ascii.FROM, Ascii.length(framed))).isEqualTo(0xe87684f08d6d0816L);
    }

    @Test
    void mix64IsTheFinaliserOfSplitMix64() {
        assertThat(Hashing.mix64(0)).isZero();
        assertThat(Hashing.mix64(1)).isEqualTo(0x5692161d100b05e5L);
        // The first number of SplitMix64 with seed 0: its increment, finalised.
        assertThat(Hashing.mix64(0x9e3779b97f4a7c15L)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Hashing.mix64(-1)).isEqualTo(0xb4d055fcf2cbbd7bL);
    }

    @Test
    void pairKeys() {
        assertThat(Hashing.pairKey(196, 242)).isEqualTo(0x845229dff4e1a561L);
        assertThat(Hashing.pairKey(1, 1)).isEqualTo(0x106e11b2223f6961L);
        assertThat(Hashing.pairKey(943, 1330)).isEqualTo(0xc43e2c7e956c6929L);
    }

    @Test
    void rowKeysTellOccurrencesApartAndRowIdsUsers() {
        assertThat(Hashing.rowKey(242, 881_250_949_000L, 0)).isEqualTo(0xa9ee9ec540d4ac32L);
        assertThat(Hashing.rowKey(242, 881_250_949_000L, 1)).isEqualTo(0x3066e327bf13f14eL);
        assertThat(Hashing.rowId(Hashing.userKey(196), 0xa9ee9ec540d4ac32L)).isEqualTo(0xfe83d31909ea3c5bL);
    }
}
