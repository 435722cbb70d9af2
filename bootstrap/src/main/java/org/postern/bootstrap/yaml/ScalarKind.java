package org.postern.bootstrap.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.postern.bootstrap.text.Nearest;

/** A value of one text. {@code choices} are the texts it may be, where they are few. */
public record ScalarKind<T>(
        String words, List<String> choices, BiFunction<String, Spot, Optional<T>> parser, Function<T, String> writer)
        implements Kind<T> {

    public static <T> ScalarKind<T> of(String words, Function<String, Optional<T>> parser, Function<T, String> writer) {
        return new ScalarKind<>(words, List.of(), (text, spot) -> parser.apply(text), writer);
    }

    @Override
    public Reading<T> read(Node node, Spot spot) {
        if (!(node instanceof Node.Scalar scalar)) {
            return mismatch(node, spot);
        }
        return parser.apply(scalar.text(), spot).map(Reading::good).orElseGet(() -> complain(scalar, spot));
    }

    private Reading<T> complain(Node.Scalar scalar, Spot spot) {
        Problem problem = mismatch(scalar, spot).problems().getFirst();
        return Reading.bad(problem.place(), problem.message() + Nearest.hint(scalar.text(), choices));
    }

    @Override
    public Node write(T value) {
        return new Node.Scalar(writer.apply(value), Place.NOWHERE);
    }

    @Override
    public boolean isScalar() {
        return true;
    }
}
