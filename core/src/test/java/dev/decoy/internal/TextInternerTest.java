package dev.decoy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextInternerTest {
    @Test
    void equalTextsHaveOneNumberInOrderOfArrival() {
        TextInterner texts = new TextInterner();

        assertThat(add(texts, "b")).isEqualTo(0);
        assertThat(add(texts, "")).isEqualTo(1);
        assertThat(add(texts, "a")).isEqualTo(2);
        assertThat(add(texts, "b")).isEqualTo(0);
        assertThat(add(texts, "")).isEqualTo(1);
        assertThat(texts.size()).isEqualTo(3);
    }

    @Test
    void numbersStayWhenTheTableGrows() {
        TextInterner texts = new TextInterner();
        for (int i = 0; i < 100_000; i++) {
            assertThat(add(texts, "text " + i)).isEqualTo(i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(add(texts, "text " + i)).isEqualTo(i);
            assertThat(text(texts, i)).isEqualTo("text " + i);
        }
        assertThat(texts.size()).isEqualTo(100_000);
    }

    @Test
    void textsLongerThanTheBlockFit() {
        TextInterner texts = new TextInterner();
        String text = "x".repeat(100_000);

        add(texts, text);

        assertThat(text(texts, 0)).isEqualTo(text);
    }

    @Test
    void textsAreOrderedByUnsignedBytes() {
        TextInterner texts = new TextInterner();
        int z = add(texts, "z");
        int accented = add(texts, "\u00e9");
        int smile = add(texts, "\ud83d\ude00");
        int wide = add(texts, "\uff5e");

        assertThat(texts.compare(z, accented)).isNegative();
        // UTF-16 would order these two the other way.
        assertThat(texts.compare(wide, smile)).isNegative();
        assertThat(texts.compare(smile, smile)).isZero();
    }

    private static int add(TextInterner texts, String text) {
        byte[] framed = Ascii.framed(text);
        return texts.add(framed, Ascii.FROM, Ascii.length(framed));
    }

    private static String text(TextInterner texts, int entry) {
        return new String(texts.bytes(), texts.start(entry), texts.length(entry), StandardCharsets.UTF_8);
    }
}
