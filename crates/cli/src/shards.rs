//! A part of a check, as one writes it on a command line: `3/16`.

use openndis::Shard;

/// Reads `NUMBER/COUNT`.
pub(crate) fn parse(text: &str) -> Result<Shard, String> {
    let wrong = || {
        format!("{text:?} is no part; write NUMBER/COUNT with NUMBER from 1 to COUNT, such as 3/16")
    };
    let (number, of) = text.split_once('/').ok_or_else(wrong)?;
    let number = number.parse().map_err(|_| wrong())?;
    let of = of.parse().map_err(|_| wrong())?;
    if number == 0 || number > of {
        return Err(wrong());
    }
    Ok(Shard { number, of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_number_of_parts_is_read() {
        assert_eq!(parse("3/16"), Ok(Shard { number: 3, of: 16 }));
    }

    #[test]
    fn part_beyond_their_number_is_refused() {
        assert!(parse("17/16").is_err());
        assert!(parse("0/16").is_err());
        assert!(parse("3").is_err());
    }
}
