package org.postern.domain.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6376 §3.2. */
class TagListTest {

    private static String read(String text) {
        return switch (TagList.parse(text)) {
            case Reading.Read<TagList> read ->
                read.value().tags().stream()
                        .map(tag -> tag.name() + "=[" + tag.value() + "]")
                        .collect(Collectors.joining());
            case Reading.Faulty<TagList> faulty -> "FAULT " + faulty.why();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a=1 ~ a=[1]",
                "a=1; ~ a=[1]",
                "a=1;b=2 ~ a=[1]b=[2]",
                "'  a = 1 ; b\t=\t2 ; ' ~ a=[1]b=[2]",
                "a= ~ a=[]",
                "a=;b= ; ~ a=[]b=[]",
                "a=x y\tz ~ a=[x y\tz]",
                "a==;b=x=y== ~ a=[=]b=[x=y==]",
                "a_1=x;A=y;a=z ~ a_1=[x]A=[y]a=[z]",
                "aZ09_=:/+!<>@ ~ aZ09_=[:/+!<>@]",
            })
    void aListIsItsTags(String text, String tags) {
        assertThat(read(text)).isEqualTo(tags);
    }

    @Test
    void foldingIsAllowedAroundEverythingAndInsideValues() {
        assertThat(read("\r\n a\r\n =\r\n\t1 \r\n \r\n 2\r\n ;\r\n b=3;\r\n ")).isEqualTo("a=[1 \r\n \r\n 2]b=[3]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "a",
                "a;",
                "=1",
                "a=1;;b=2",
                ";a=1",
                "a=1; ;",
                "1a=1",
                "_a=1",
                "a-b=1",
                "a b=1",
                "a=1;a=2",
                "a=1;b=2;a=1",
                "a=\n",
                "a=\r",
                "a=\r\n",
                "a=1\r\nb",
                "a=1\n b=2",
                "a=\u0000",
                "a=\u007f",
                "a=\u0001",
                "a=x;\u00e9=1",
                "\u00a0a=1",
                "a=1;\r\n"
            })
    void whatIsNoListIsAFault(String text) {
        assertThat(read(text)).startsWith("FAULT ");
    }

    @Test
    void octetsBeyondAsciiMayStandInValues() {
        assertThat(read("d=b\u00c3\u00bccher.example")).isEqualTo("d=[b\u00c3\u00bccher.example]");
    }

    @Test
    void theBoundsOfAValueHoldItsWhiteSpace() {
        String text = "a=1; b = xyz \r\n ;c=2";
        TagList list = ((Reading.Read<TagList>) TagList.parse(text)).value();
        Tag tag = list.tag("b").orElseThrow();
        assertThat(text.substring(0, tag.from()) + text.substring(tag.to())).isEqualTo("a=1; b =;c=2");
    }

    @Test
    void aMegabyteOfTagsIsReadInOnePass() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 150_000; i++) {
            text.append('t').append(i).append("=;");
        }
        assertThat(((Reading.Read<TagList>) TagList.parse(text.toString()))
                        .value()
                        .tags())
                .hasSize(150_000);
        assertThat(read("a=" + " ".repeat(1_000_000) + "\u0001")).startsWith("FAULT ");
        assertThat(read(" ".repeat(1_000_000))).startsWith("FAULT ");
    }

    /** Whatever is read, writing it down plainly reads the same, and nothing throws. */
    @Test
    void readingIsTotalAndStable() {
        String alphabet = "ab_1= ;;==\t\r\n\r\n  x:/\u00e9\u0000";
        long seed = 6376;
        SplittableRandom random = new SplittableRandom(seed);
        int lists = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(24);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (TagList.parse(text.toString()) instanceof Reading.Read<TagList> read) {
                lists++;
                String plain = read.value().tags().stream()
                        .map(tag -> tag.name() + "=" + tag.value())
                        .collect(Collectors.joining(";"));
                assertThat(read(plain))
                        .as("seed %s round %s: %s", seed, round, text)
                        .isEqualTo(read(text.toString()));
            }
        }
        assertThat(lists).isGreaterThan(1_000);
    }
}
