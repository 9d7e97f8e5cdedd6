//! Spells C: declarators, and the frame that every generated header has.

/// Declares `name` with the C type `kind`: `UCHAR[6]` and `int (*)(long)` put the name inside.
pub(super) fn declare(kind: &str, name: &str) -> String {
    let kind = kind.replace("__unaligned", "UNALIGNED");
    if let Some((before, after)) = kind.split_once("(*)") {
        return format!("{before}(*{name}){after}");
    }
    if let Some((element, count)) = kind.split_once('[') {
        return format!("{} {name}[{count}", element.trim());
    }
    if kind.ends_with('*') {
        format!("{kind}{name}")
    } else {
        format!("{kind} {name}")
    }
}

/// A parameter list in parentheses.
pub(super) fn parameters(parameters: &[String]) -> String {
    if parameters.is_empty() {
        return String::from("(void)");
    }
    let spelled: Vec<String> = parameters
        .iter()
        .map(|text| text.replace("* ", "*"))
        .collect();
    format!("({})", spelled.join(", "))
}

/// A whole header: its comment, its body, and `extern "C"` around that.
pub(super) fn header(about: &str, body: &str) -> String {
    format!(
        "/* {about}\n * Generated from tables/ by `cargo xtask generate`; do not edit. */\n#pragma once\n\n\
         #ifdef __cplusplus\nextern \"C\" {{\n#endif\n\n{body}\n#ifdef __cplusplus\n}}\n#endif\n"
    )
}

#[cfg(test)]
mod tests {
    use super::declare;

    #[test]
    fn an_array_has_its_length_after_the_name() {
        assert_eq!(declare("UCHAR[6]", "Address"), "UCHAR Address[6]");
    }

    #[test]
    fn a_pointer_to_a_function_has_the_name_inside() {
        assert_eq!(
            declare("void (*)(NDIS_HANDLE)", "Free"),
            "void (*Free)(NDIS_HANDLE)"
        );
    }

    #[test]
    fn a_pointer_has_its_star_at_the_name() {
        assert_eq!(declare("MDL *", "Next"), "MDL *Next");
    }
}
